"""Users who change their minds about what they want: nothing they said is lost, nothing is left hanging."""
