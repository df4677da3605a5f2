"""The line prompts: what a line means, and the whole way from the first question to the last."""
