"""The one place that composes the floors: a report in, a record out."""

from recoupe.pipeline.batch import Job, Row, job_of, read_batch
from recoupe.pipeline.options import Options
from recoupe.pipeline.read import read

__all__ = ["Job", "Options", "Row", "job_of", "read", "read_batch"]
