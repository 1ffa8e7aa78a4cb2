"""The driver, opened on first use, and its errors in our words.

Pooled connections and managed transactions carry a reader over a restart of the server: stale connections are
dropped, the work is done again within `patience`, and only then does the caller hear of it. A driver does not
survive a fork, so each process opens its own.
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.store.neo4j.errors import (
    RefusedByServerError,
    StoreAccessError,
    StoreUnavailableError,
    TooLongError,
)

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

T = TypeVar("T")
Work = Callable[["ManagedTransaction"], T]

READ_SECONDS: Final = 30.0
"""The longest a reading transaction may live; what was superseded longer ago has no reader (see tidy)."""
WRITE_SECONDS: Final = 300.0
PATIENCE: Final = 5.0
"""How long a read is tried again; a person waits for it."""
FETCH: Final = 2_000
_TIMED_OUT: Final = "TransactionTimedOut"


class Sessions:
    """Transactions on one database of one server. Safe to share between threads."""

    def __init__(
        self, uri: str, user: str, password: str, *, database: str = "neo4j", patience: float = PATIENCE
    ) -> None:
        self.uri, self.database, self.patience = uri, database, patience
        self._auth = user, password
        self._lock = threading.Lock()
        self._drivers: dict[int, Driver] = {}

    def read(self, work: Work[T], *, seconds: float = READ_SECONDS) -> T:
        """The result of `work` in one reading transaction."""
        import neo4j

        with self._errors(seconds), self._session(neo4j.READ_ACCESS, self.patience) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=seconds)(work))

    def write(self, work: Work[T], *, seconds: float = WRITE_SECONDS) -> T:
        """The result of `work` in one writing transaction. It may have happened even where this raises
        StoreUnavailableError, so `work` has to know what was done before."""
        import neo4j

        with self._errors(seconds), self._session(neo4j.WRITE_ACCESS, self.patience) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=seconds)(work))

    def run(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float = WRITE_SECONDS,
    ) -> list[list[Any]]:
        """A statement that manages its own transactions (schema, `CALL … IN TRANSACTIONS`), all rows at once."""
        import neo4j

        with self._errors(seconds), self._session(neo4j.WRITE_ACCESS, self.patience) as session:
            query = neo4j.Query(text, timeout=seconds)
            return session.run(query, dict(parameters or {})).values()

    def close(self) -> None:
        """Close what this process opened."""
        with self._lock:
            driver = self._drivers.pop(os.getpid(), None)
        if driver is not None:
            driver.close()

    def _session(self, access: str, patience: float) -> "Session":
        return self._driver().session(
            database=self.database,
            default_access_mode=access,
            fetch_size=FETCH,
            max_transaction_retry_time=patience,
            initial_retry_delay=0.2,
        )

    def _driver(self) -> "Driver":
        with self._lock:
            driver = self._drivers.get(os.getpid())
            if driver is None:
                # A parent's driver stays referenced: closing it here would end the parent's sessions.
                driver = self._drivers[os.getpid()] = self._open()
            return driver

    def _open(self) -> "Driver":
        import neo4j

        return neo4j.GraphDatabase.driver(
            self.uri,
            auth=self._auth,
            connection_timeout=5.0,
            connection_acquisition_timeout=10.0,
            liveness_check_timeout=30.0,
            notifications_min_severity="OFF",
            telemetry_disabled=True,
            user_agent=user_agent(os.getpid()),
        )

    @contextmanager
    def _errors(self, seconds: float) -> Iterator[None]:
        from neo4j import exceptions

        try:
            yield
        except exceptions.AuthError as error:
            raise StoreAccessError(self.uri) from error
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired, exceptions.TransientError) as error:
            raise StoreUnavailableError(self.uri, type(error).__name__) from error
        except exceptions.Neo4jError as error:
            if _TIMED_OUT in (error.code or ""):
                raise TooLongError(seconds) from error
            raise RefusedByServerError(self.uri, f"{error.code}: {error.message}") from error
        except exceptions.DriverError as error:
            raise RefusedByServerError(self.uri, str(error)) from error


def user_agent(process: int) -> str:
    """What the server is told of us; by it a process knows its own connections."""
    return f"fuyuan-graph/{process}."
