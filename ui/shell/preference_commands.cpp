#include "ui/shell/preference_commands.h"

#include "models/session/running_jobs.h"
#include "ui/common/density.h"
#include "ui/common/dialog.h"
#include "ui/common/theme.h"
#include "ui/shell/work_area.h"

#include <QDir>
#include <QStandardPaths>

namespace rf::ui {

using models::FileSession;
namespace pref = models::pref;

namespace {
constexpr const char* kThemes[] = {"system", "light", "dark"};
const QString kPage = QStringLiteral("view.settings");
}

PreferenceCommands::PreferenceCommands(models::Workspace* workspace, models::SettingsStore* settings,
                                       models::EndpointController* endpoint, CommandRegistry* commands,
                                       WorkArea* work, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_endpoint(endpoint), m_preferences(settings), m_keys(commands, settings), m_work(work) {
    work->addPage(kPage, [this](QWidget* stack) { return new SettingsPage(&m_preferences, &m_keys, stack); });
    commands->on(kPage, this, [work] { work->showPage(kPage); });
    commands->on(QStringLiteral("help.keys"), this, [this, work] {
        work->showPage(kPage);
        page()->showKeys();
    });
    answerThemes(commands);
    connect(&m_preferences, &models::Preferences::changed, this, &PreferenceCommands::apply);
    if (settings->value(pref::kTheme).isValid()) apply(pref::kTheme);
    apply(pref::kDensity);
    if (settings->value(pref::kPort).isValid()) apply(pref::kPort);
    workspace->setNewTab([this](models::ItemsTab* tab) {
        tab->query()->setLimit(m_preferences.number(pref::kPageSize));
        tab->query()->setConsistentRead(m_preferences.isOn(pref::kConsistent));
    });
    connect(workspace, &models::Workspace::fileChanged, this, &PreferenceCommands::serve);
}

SettingsPage* PreferenceCommands::page() {
    return static_cast<SettingsPage*>(m_work->page(kPage));
}

void PreferenceCommands::apply(const QString& key) {
    if (key == QLatin1String(pref::kTheme)) Theme::instance().setChoice(Theme::choiceOf(m_preferences.text(key)));
    if (key == QLatin1String(pref::kDensity)) Density::instance().setChoice(Density::choiceOf(m_preferences.text(key)));
    if (key == QLatin1String(pref::kPort) && m_endpoint->state() == models::EndpointController::State::Off)
        m_endpoint->setPort(quint16(m_preferences.number(key)));
}

void PreferenceCommands::answerThemes(CommandRegistry* commands) {
    const auto sync = [commands] {
        const QString now = Theme::choiceKey(Theme::instance().choice());
        for (const char* key : kThemes)
            commands->action(QStringLiteral("theme.") + QLatin1String(key))->setChecked(now == QLatin1String(key));
    };
    for (const char* key : kThemes)
        commands->on(QStringLiteral("theme.") + QLatin1String(key), this, [this, key, sync] {
            m_preferences.set(pref::kTheme, QString::fromLatin1(key));
            Theme::instance().setChoice(Theme::choiceOf(QString::fromLatin1(key)));
            sync();
        });
    connect(&Theme::instance(), &Theme::changed, this, sync);
    sync();
}

QString PreferenceCommands::folder() const {
    const QString chosen = m_preferences.text(pref::kFolder);
    if (!chosen.isEmpty() && QDir(chosen).exists()) return chosen;
    const QString place = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(place).exists() ? place : QDir::homePath();
}

void PreferenceCommands::serve(FileSession* file) {
    if (m_served || !m_preferences.isOn(pref::kServeOnStart)) return;
    if (file->state() != FileSession::State::Open || m_endpoint->state() != models::EndpointController::State::Off) return;
    m_served = true;
    m_endpoint->start(file);
}

bool PreferenceCommands::mayQuit(QWidget* window, std::function<void()> close) {
    const int staged = m_preferences.isOn(pref::kAskToQuit) ? m_workspace->stagedCount() : 0;
    const QStringList jobs = models::runningJobs(*m_workspace);
    if (m_quitting || (staged == 0 && jobs.isEmpty())) return true;
    QStringList words;
    if (staged > 0) words << tr("%n change(s) are staged and not committed. They come back at the next start.", nullptr, staged);
    if (!jobs.isEmpty()) words << tr("Quitting stops what still runs: %1.").arg(jobs.join(QStringLiteral(", ")));
    ask(window, tr("Quit Rangefinder"), words.join(u' '), tr("Quit"), false,
        [this, close = std::move(close)] {
            m_quitting = true;
            close();
        })
        ->setObjectName(QStringLiteral("askToQuit"));
    return false;
}

} // namespace rf::ui

#include "moc_preference_commands.cpp"
