"""What happened that the police write down: offenses, who was concerned, force and searches."""
