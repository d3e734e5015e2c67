"""Qt item models: they hold what they are given and decide nothing."""
