"""What the workers count: runs of jobs, how they ended, and how long they took."""

from prometheus_client import Counter, Histogram

# Not "job": Prometheus gives that name to what it scrapes.
RUNS = Counter(
    "chatcore_job_runs",
    "Runs of jobs: done, to be tried again, or failed for good.",
    labelnames=["name", "outcome"],
)
SECONDS = Histogram(
    "chatcore_job_seconds",
    "Duration of one run of a job.",
    labelnames=["name"],
    buckets=(0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300),
)

DONE, AGAIN, FAILED = "done", "again", "failed"


def ended(task_path: str, outcome: str, seconds: float | None = None) -> None:
    """Count a run of the job at ``task_path``; ``seconds`` when this process saw it from its start."""
    name = task_path.rpartition(".")[2]
    RUNS.labels(name, outcome).inc()
    if seconds is not None:
        SECONDS.labels(name).observe(seconds)
