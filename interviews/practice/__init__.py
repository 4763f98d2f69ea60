"""The candidate's half: answer first, score oneself by the interviewer's anchors, come back."""
