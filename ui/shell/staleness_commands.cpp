#include "ui/shell/staleness_commands.h"

#include <QAction>

namespace rf::ui {

namespace {

const QString kPrefix = QStringLiteral("staleness.");

std::chrono::milliseconds delayOf(const CommandSpec& spec) {
    return std::chrono::milliseconds(spec.id.mid(kPrefix.size()).toInt());
}

} // namespace

QString delayText(std::chrono::milliseconds delay) {
    const auto ms = delay.count();
    return ms >= 1000 ? StalenessCommands::tr("%1 s").arg(double(ms) / 1000) : StalenessCommands::tr("%1 ms").arg(ms);
}

StalenessCommands::StalenessCommands(CommandRegistry* commands, CurrentFile file, QObject* parent)
    : QObject(parent), m_commands(commands), m_file(std::move(file)) {
    for (const CommandSpec& spec : commands->specs())
        if (spec.id.startsWith(kPrefix)) commands->on(spec.id, this, [this, delay = delayOf(spec)] { choose(delay); });
    sync();
}

void StalenessCommands::choose(std::chrono::milliseconds delay) {
    if (models::FileSession* file = m_file()) {
        file->setStaleness(delay);
        emit notice(delay.count() > 0 ? tr("Eventually consistent reads of %1 now lag by %2").arg(file->name(), delayText(delay))
                                      : tr("Reads of %1 no longer lag").arg(file->name()));
    }
    sync();
}

void StalenessCommands::sync() {
    const models::FileSession* file = m_file();
    const bool open = file && file->state() == models::FileSession::State::Open;
    for (const CommandSpec& spec : m_commands->specs()) {
        if (!spec.id.startsWith(kPrefix)) continue;
        QAction* action = m_commands->action(spec.id);
        action->setEnabled(open);
        action->setChecked(open && file->staleness() == delayOf(spec));
    }
}

} // namespace rf::ui

#include "moc_staleness_commands.cpp"
