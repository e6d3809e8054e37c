#pragma once
// A trigger while it is being designed: a function and how it is mapped to a stream. The engine has the last word
// (engine/triggers/model.h has the limits).

#include "engine/triggers/model.h"
#include "models/value/value.h"

#include <QStringList>

namespace rf::models {

struct TriggerDraft {
    enum class Kind { Command, Http, JavaScript };

    QString name;
    Kind kind = Kind::Command;
    QString command; ///< one line: program and arguments, quoted as a shell would; with `shell` it is one
    bool shell = false;
    QString folder;  ///< working directory; empty: the user's home
    QString url;
    QString source;  ///< of JavaScript
    int timeoutSeconds = 3;
    int memoryMb = 128;
    bool fromStart = false; ///< TRIM_HORIZON; else only what comes from now on
    bool enabled = true;
    int batchSize = 100;
    int windowSeconds = 0;
    int factor = 1;
    int retries = -1;        ///< −1: until it succeeds
    int maximumAgeSeconds = -1;
    bool bisect = false;
    bool reportFailures = false;
    int tumblingSeconds = 0;
    QStringList filters;
    QString onFailure;       ///< as engine/triggers/model.h has it

    /// What every change of it needs: the stored function's other fields (environment, tags, …) stay.
    rf::triggers::Function stored;
    QString uuid; ///< of the mapping; empty: it is new

    static TriggerDraft of(const rf::triggers::Function& function, const rf::triggers::Mapping& mapping);
    /// A new one, with a script that runs at once.
    static TriggerDraft fresh();
    /// The first thing that keeps it from being a trigger; empty when nothing does.
    QString problem() const;
    rf::triggers::Function function(const QString& region) const;
    rf::triggers::Mapping mapping(const QString& region, const QString& streamArn) const;
    rf::triggers::MappingChange change() const;
};

/// "JS", "HTTP", "Command", "Shell": for lists.
QString runsText(const rf::triggers::Function& function);

} // namespace rf::models
