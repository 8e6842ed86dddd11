"""What developers run: set-up, demonstration, tests, and the refreshing of generated documents."""
