"""Blueprint -> choice. Pure: the same blueprint, offers and seed give the same questions."""
