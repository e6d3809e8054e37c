#pragma once
// A call as something to paste: AWS CLI, Python (boto3), JavaScript (SDK v3).

#include <QString>

namespace rf::models {

struct CallSource {
    QString operation; ///< "PutItem"
    QString region;
    QString endpoint;  ///< "http://localhost:8000"; empty: the service itself
    QByteArray request; ///< the whole JSON body
};

/// Each is empty when the request is no JSON object (unreadable, or cut).
QString asAwsCli(const CallSource& call);
QString asPython(const CallSource& call);
QString asJavaScript(const CallSource& call);

/// Imports and the client, as the above begin.
QString pythonHead(const QString& service, const QString& region, const QString& endpoint, bool bytes);
/// The line that makes the client.
QString javaScriptClient(const QString& type, const QString& region, const QString& endpoint);

} // namespace rf::models
