//! A line of questions over the rounds, and by role: what is drawn, and what the keys ask for.
