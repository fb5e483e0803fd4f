"""Big files over bad lines: they come in pieces (tus 1.0), and a line that breaks costs the piece that was on its way."""
