#pragma once
// Answers the commands "staleness.MS" for the file that the window stands on, and keeps the right one checked.

#include "models/session/file_session.h"
#include "ui/common/commands.h"

namespace rf::ui {

class StalenessCommands : public QObject {
    Q_OBJECT
public:
    using CurrentFile = std::function<models::FileSession*()>;
    /// `commands` outlives it.
    StalenessCommands(CommandRegistry* commands, CurrentFile file, QObject* parent);
    /// The window stands on another file, or the staleness changed.
    void sync();

signals:
    void notice(const QString& text);

private:
    void choose(std::chrono::milliseconds delay);
    CommandRegistry* m_commands;
    CurrentFile m_file;
};

/// "10 ms", "1 s".
QString delayText(std::chrono::milliseconds delay);

} // namespace rf::ui
