"""Looking into files that strangers sent, and making clean copies of them. Knows no Django; decodes in a child only."""
