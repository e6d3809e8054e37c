#!/usr/bin/env python3
"""Runs a Python file written for AWS Lambda as a command trigger of Rangefinder.

    python3 rangefinder_lambda.py FILE.py[:FUNCTION]      (FUNCTION is "handler" if not given)

The event comes on standard input as JSON, and FUNCTION(event, context) is called once. What it returns goes to standard
output as JSON; what it prints or logs goes to standard error, which is the function's log. An exception becomes Lambda's
error payload, and exit code 1. Python 3.8 or newer, nothing but the standard library.
"""

import decimal
import importlib.util
import json
import logging
import os
import sys
import time
import traceback

_STARTED = time.time()


class _Identity:
    cognito_identity_id = None
    cognito_identity_pool_id = None


class _Context:
    """What Lambda hands to a handler beside the event."""

    def __init__(self, environment):
        self.function_name = environment.get("AWS_LAMBDA_FUNCTION_NAME", "function")
        self.function_version = environment.get("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST")
        self.invoked_function_arn = environment.get("AWS_LAMBDA_FUNCTION_ARN", "")
        self.memory_limit_in_mb = environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
        self.aws_request_id = environment.get("AWS_REQUEST_ID", "")
        self.log_group_name = environment.get("AWS_LAMBDA_LOG_GROUP_NAME", "")
        self.log_stream_name = environment.get("AWS_LAMBDA_LOG_STREAM_NAME", "")
        self.identity = _Identity()
        self.client_context = None
        self._deadline = _STARTED + float(environment.get("AWS_LAMBDA_FUNCTION_TIMEOUT", "3"))

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.time()) * 1000))

    def log(self, message):
        sys.stdout.write(str(message))


class _RequestId(logging.Filter):
    def __init__(self, request_id):
        super().__init__()
        self._request_id = request_id

    def filter(self, record):
        record.aws_request_id = self._request_id
        return True


def _set_up_logging(request_id):
    """As Lambda's runtime does: a handler on the root logger, warnings and above until the function says otherwise."""
    handler = logging.StreamHandler(sys.stderr)
    formatter = logging.Formatter("[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(_RequestId(request_id))
    logging.getLogger().addHandler(handler)


def _load(target):
    path, _, name = target.rpartition(":")
    if not path or not name.isidentifier():
        path, name = target, "handler"
    path = os.path.abspath(path)
    if not os.path.isfile(path):
        raise ImportError("Unable to import module '%s': there is no such file" % path)
    sys.path.insert(0, os.path.dirname(path))
    module_name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(module_name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    spec.loader.exec_module(module)
    if not hasattr(module, name):
        raise AttributeError("Handler '%s' missing on module '%s'" % (name, module_name))
    return getattr(module, name)


def _plain(value):
    """Numbers of boto3's resources are Decimals; Lambda answers them as numbers."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def _error_of(error):
    """Lambda's payload; frames of this file are not the function's business."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    frames = [frame for frame in frames if not frame.filename.startswith("<frozen importlib")]
    return {"errorMessage": str(error), "errorType": type(error).__name__, "requestId": os.environ.get("AWS_REQUEST_ID", ""),
            "stackTrace": traceback.format_list(frames)}


def main(arguments):
    if len(arguments) != 2:
        sys.stderr.write(__doc__)
        return 64
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # print() of the function, and of what it starts, is log
    sys.stdout = sys.stderr
    try:
        event = json.loads(sys.stdin.buffer.read() or b"null")
        _set_up_logging(os.environ.get("AWS_REQUEST_ID", ""))
        context = _Context(os.environ)
        response = json.dumps(_load(arguments[1])(event, context), default=_plain, ensure_ascii=False)
        code = 0
    except BaseException as error:  # sys.exit() too ends an invocation
        problem = _error_of(error)
        sys.stderr.write("[ERROR] %s: %s\n%s" % (problem["errorType"], problem["errorMessage"],
                                                 "Traceback (most recent call last):\n" + "".join(problem["stackTrace"]) if problem["stackTrace"] else ""))
        response = json.dumps(problem, ensure_ascii=False)
        code = 1
    sys.stderr.flush()
    answer.write(response)
    answer.close()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv))
