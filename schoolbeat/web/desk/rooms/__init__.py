"""The pages one looks things up on: a school, an officer, the program with its duties."""
