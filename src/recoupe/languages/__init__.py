"""One folder a language: its lexicons, cues, cases and grammar model; found by folder name."""
