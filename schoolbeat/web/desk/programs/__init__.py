"""Programs at the desk and in the school office: seasons, sessions, who joins, who helps, what is given and lent."""
