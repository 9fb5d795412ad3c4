"""What predictions and quizzes know, without any controls."""
