"""What people found out about a piece of footage: questions, answers, a finding, a risk."""
