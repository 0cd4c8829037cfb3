"""Pure rules of people: how names are folded, hashed into a blind index, asked for and ranked."""
