"""Two revisions side by side, and the way back to an earlier one."""
