"""What the explorers know, without any controls: inputs in, runs and sentences out."""
