"""How the cost of reading grows with the length of what is read, where hostile pieces are repeated."""
