#pragma once
// One QAction per command with a stable id, shared by menu, toolbar, context menu and command palette.
//
//     registry->action("items.run")                      // the action, to put anywhere
//     auto* scope = new CommandScope(registry, page);    // a page answers its commands while it is visible
//     scope->on("items.run", [this] { m_tab->run(); }, [this] { return m_tab->query()->isValid(); });
//     scope->refresh();                                  // something changed: ask the conditions again
//
// Invariant: an action is enabled only while somebody answers it.

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace rf::ui {

struct CommandSpec {
    QString id;   ///< "items.run"
    QString text; ///< with mnemonic: "&Run"
    QString iconName;
    QList<QKeySequence> keys;
    QString menu;  ///< "file", "edit", "view", "table", "query", "tools", "help"; empty: in no menu
    int group = 0; ///< separators stand between groups of a menu
    bool checkable = false;
    QString shortText = {}; ///< for buttons; empty: the text
};

class CommandRegistry : public QObject {
    Q_OBJECT
public:
    /// Adds the standard commands of the program.
    explicit CommandRegistry(QObject* parent = nullptr);

    QAction* add(const CommandSpec& spec);
    /// nullptr and a warning when there is none.
    QAction* action(const QString& id) const;
    QString idOf(const QAction* action) const;
    const QList<CommandSpec>& specs() const { return m_specs; }
    QList<QAction*> actions() const;

    /// The keys of a command now; those of its spec until setKeys() gave it others.
    QList<QKeySequence> keysOf(const QString& id) const;
    /// Gives a command other keys (none: an empty list). Who else has them is the caller's to look after.
    void setKeys(const QString& id, const QList<QKeySequence>& keys);

    /// Answers a command for the life of `context`, whatever page is shown.
    void on(const QString& id, QObject* context, std::function<void()> run);
    /// Runs it as if chosen; false when it is disabled or not known.
    bool trigger(const QString& id);

signals:
    void keysChanged(const QString& id);

private:
    friend class CommandScope;
    QList<CommandSpec> m_specs;
    QHash<QString, QAction*> m_actions;
};

/// The commands one page answers. Of several scopes for one command the one whose page was shown last answers.
class CommandScope : public QObject {
    Q_OBJECT
public:
    CommandScope(CommandRegistry* registry, QWidget* page);
    ~CommandScope() override;

    void on(const QString& id, std::function<void()> run, std::function<bool()> enabled = nullptr,
            std::function<bool()> checked = nullptr);
    void refresh();
    bool isActive() const { return m_active; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Handler {
        QString id;
        std::function<void()> run;
        std::function<bool()> enabled, checked;
        QMetaObject::Connection connection;
    };
    void setActive(bool active);
    void connectHandler(Handler& handler);

    QPointer<CommandRegistry> m_registry;
    QPointer<QWidget> m_page;
    QList<Handler> m_handlers;
    bool m_active = false;
};

/// The commands of the program, in menu order.
QList<CommandSpec> standardCommands();

} // namespace rf::ui
