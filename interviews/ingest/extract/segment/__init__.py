"""Lines -> which of them start a question: one joint decision over all candidates."""
