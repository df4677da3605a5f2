"""Long runs: seeded, resumable, each writing a report. `make test` takes a small fixed sample of them."""
