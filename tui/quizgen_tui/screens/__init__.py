"""One module a screen; a screen says what happened by a message, the app decides which screen comes next."""
