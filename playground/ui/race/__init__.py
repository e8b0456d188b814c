"""Race: two to four learners on one level and one clock. Who runs, how it is shown, and who comes first."""
