"""An invented story in invented outlets: the demonstration, and the main fixture of the tests."""
