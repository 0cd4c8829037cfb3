"""What is particular to a school and what is to be reached: profiles, goals, and the program's cost."""
