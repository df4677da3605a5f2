"""The command line as people and programs meet it: words, exit codes, files."""
