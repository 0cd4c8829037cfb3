"""Letters, slides and yearly reviews: what the log gives back to schools and boards, by itself."""
