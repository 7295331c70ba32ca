"""What every app may use and that uses no app: ids, the clock, words in two languages, errors, REST glue, jobs."""
