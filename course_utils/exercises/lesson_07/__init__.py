"""The exercises of lesson 07, a file for each."""
