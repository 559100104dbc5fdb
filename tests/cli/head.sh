# Reading no further than the article shows its head, and does not claim that nobody said anything. It needs no model.
sayso read --last clean "$TESTS/report.txt" | grep -v /
sayso read --last clean --model nowhere --json "$TESTS/report.txt" | grep -o '"statements":..'
