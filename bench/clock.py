"""CPU seconds of functions, added up by name."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any


def timed(seconds: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its CPU seconds added up under a name."""

    @wraps(function)
    def run(*given: Any, **named: Any) -> Any:  # noqa: ANN401  whatever the function takes and gives
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            seconds[name] += time.process_time() - began

    return run
