"""The state's own directory of schools, as a CSV file: read, previewed, and taken over by verbs."""
