"""What leaves the house: frozen, versioned copies with small cells suppressed. The public reads nothing else."""
