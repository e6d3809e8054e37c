#include "ui/common/commands.h"

#include "ui/common/icons.h"

#include <QEvent>

namespace rf::ui {

namespace {

QString plainText(const CommandSpec& spec) {
    return QString(spec.text).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

void showKeys(QAction* action, const QString& plain, const QList<QKeySequence>& keys) {
    action->setShortcuts(keys);
    action->setToolTip(keys.isEmpty()
                           ? plain
                           : QStringLiteral("%1 (%2)").arg(plain, keys.first().toString(QKeySequence::NativeText)));
}

// Who answers an action now: a scope (page), or the registry itself for commands that are always there.
constexpr char kAnswered[] = "answeredBy";

void setAnswered(QAction* action, QObject* by) {
    action->setProperty(kAnswered, QVariant::fromValue(by));
}
QObject* answeredBy(const QAction* action) {
    return action->property(kAnswered).value<QObject*>();
}

} // namespace

CommandRegistry::CommandRegistry(QObject* parent) : QObject(parent) {
    for (const CommandSpec& spec : standardCommands()) add(spec);
}

QAction* CommandRegistry::add(const CommandSpec& spec) {
    if (QAction* known = m_actions.value(spec.id)) return known;
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setProperty("iconName", spec.iconName);
    if (!spec.iconName.isEmpty()) action->setIcon(icon(spec.iconName));
    const QString plain = plainText(spec);
    action->setIconText(spec.shortText.isEmpty() ? plain : spec.shortText);
    showKeys(action, plain, spec.keys);
    action->setCheckable(spec.checkable);
    action->setEnabled(false);
    m_specs << spec;
    m_actions.insert(spec.id, action);
    return action;
}

QAction* CommandRegistry::action(const QString& id) const {
    QAction* action = m_actions.value(id);
    if (!action) qWarning("No command %s", qPrintable(id));
    return action;
}

QList<QKeySequence> CommandRegistry::keysOf(const QString& id) const {
    const QAction* action = m_actions.value(id);
    return action ? action->shortcuts() : QList<QKeySequence>();
}

void CommandRegistry::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    QAction* action = m_actions.value(id);
    if (!action || action->shortcuts() == keys) return;
    for (const CommandSpec& spec : std::as_const(m_specs))
        if (spec.id == id) showKeys(action, plainText(spec), keys);
    emit keysChanged(id);
}

QString CommandRegistry::idOf(const QAction* action) const {
    return action->objectName();
}

QList<QAction*> CommandRegistry::actions() const {
    QList<QAction*> all;
    for (const CommandSpec& spec : m_specs) all << m_actions.value(spec.id);
    return all;
}

void CommandRegistry::on(const QString& id, QObject* context, std::function<void()> run) {
    QAction* found = action(id);
    if (!found) return;
    connect(found, &QAction::triggered, context, std::move(run));
    setAnswered(found, this);
    found->setEnabled(true);
}

bool CommandRegistry::trigger(const QString& id) {
    QAction* found = action(id);
    if (!found || !found->isEnabled()) return false;
    found->trigger();
    return true;
}

CommandScope::CommandScope(CommandRegistry* registry, QWidget* page)
    : QObject(page), m_registry(registry), m_page(page) {
    page->installEventFilter(this);
    m_active = page->isVisible();
}

CommandScope::~CommandScope() {
    setActive(false);
}

void CommandScope::on(const QString& id, std::function<void()> run, std::function<bool()> enabled,
                      std::function<bool()> checked) {
    m_handlers.append(Handler{id, std::move(run), std::move(enabled), std::move(checked), {}});
    if (m_active) connectHandler(m_handlers.last());
    refresh();
}

void CommandScope::connectHandler(Handler& handler) {
    QAction* action = m_registry->action(handler.id);
    if (!action) return;
    setAnswered(action, this);
    handler.connection = connect(action, &QAction::triggered, this, [this, action, run = handler.run] {
        if (answeredBy(action) == this) run();
    });
}

void CommandScope::setActive(bool active) {
    if (m_active == active || !m_registry) return;
    m_active = active;
    for (Handler& handler : m_handlers) {
        if (active) {
            connectHandler(handler);
            continue;
        }
        disconnect(handler.connection);
        QAction* action = m_registry->action(handler.id);
        if (!action || answeredBy(action) != this) continue;
        setAnswered(action, nullptr);
        action->setEnabled(false);
    }
    refresh();
}

void CommandScope::refresh() {
    if (!m_active || !m_registry) return;
    for (const Handler& handler : std::as_const(m_handlers)) {
        QAction* action = m_registry->action(handler.id);
        if (!action || answeredBy(action) != this) continue;
        action->setEnabled(!handler.enabled || handler.enabled());
        if (handler.checked) {
            action->setCheckable(true);
            action->setChecked(handler.checked());
        }
    }
}

bool CommandScope::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_page && event->type() == QEvent::Show) setActive(true);
    if (watched == m_page && event->type() == QEvent::Hide) setActive(false);
    return QObject::eventFilter(watched, event);
}

} // namespace rf::ui

#include "moc_commands.cpp"
