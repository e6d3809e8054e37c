#include "ui/shell/menus.h"

#include <QActionGroup>
#include <QMenuBar>

namespace rf::ui {

namespace {

struct MenuName {
    const char* id;
    const char* title;
};
constexpr MenuName kMenus[] = {
    {"file", QT_TRANSLATE_NOOP("Menus", "&File")},   {"edit", QT_TRANSLATE_NOOP("Menus", "&Edit")},
    {"view", QT_TRANSLATE_NOOP("Menus", "&View")},   {"table", QT_TRANSLATE_NOOP("Menus", "&Table")},
    {"query", QT_TRANSLATE_NOOP("Menus", "&Query")}, {"tools", QT_TRANSLATE_NOOP("Menus", "T&ools")},
    {"help", QT_TRANSLATE_NOOP("Menus", "&Help")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Menus", text);
}
/// Commands that share the part of their id before the dot, and a submenu.
constexpr MenuName kSubmenus[] = {
    {"theme.", QT_TRANSLATE_NOOP("Menus", "&Theme")},
    {"sample.", QT_TRANSLATE_NOOP("Menus", "New from &another sample")},
    {"enforcement.", QT_TRANSLATE_NOOP("Menus", "Capacity &limits")},
    {"staleness.", QT_TRANSLATE_NOOP("Menus", "Staleness of &reads")},
};
const MenuName* submenuOf(const CommandSpec& spec) {
    for (const MenuName& each : kSubmenus)
        if (spec.id.startsWith(QLatin1String(each.id))) return &each;
    return nullptr;
}

QMenu* submenu(const MenuName& name, CommandRegistry* commands, QWidget* parent) {
    auto* menu = new QMenu(tr(name.title), parent);
    for (const CommandSpec& spec : commands->specs())
        if (submenuOf(spec) == &name) menu->addAction(commands->action(spec.id));
    return menu;
}

} // namespace

void buildMenus(QMenuBar* bar, CommandRegistry* commands) {
    for (const MenuName& name : kMenus) {
        auto* menu = new QMenu(tr(name.title), bar);
        menu->setObjectName(QString::fromLatin1(name.id));
        int group = -1;
        QSet<const MenuName*> made;
        for (const CommandSpec& spec : commands->specs()) {
            if (spec.menu != QLatin1String(name.id)) continue;
            if (group >= 0 && spec.group != group) menu->addSeparator();
            group = spec.group;
            const MenuName* inside = submenuOf(spec);
            if (!inside) menu->addAction(commands->action(spec.id));
            if (!inside || made.contains(inside)) continue;
            made << inside;
            menu->addMenu(submenu(*inside, commands, menu));
        }
        if (menu->isEmpty())
            delete menu;
        else
            bar->addMenu(menu);
    }
}

QMenu* menuOf(QMenuBar* bar, const QString& name) {
    return bar->findChild<QMenu*>(name, Qt::FindDirectChildrenOnly);
}

QMenu* recentMenu(models::RecentFiles* recent, QWidget* parent, std::function<void(const QString&)> open) {
    auto* menu = new QMenu(tr("Open &recent"), parent);
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, recent, open = std::move(open)] {
        menu->clear();
        for (const auto& entry : recent->entries())
            menu->addAction(entry.path, menu, [open, path = entry.path] { open(path); });
        if (menu->isEmpty()) {
            menu->addAction(tr("No files yet"))->setEnabled(false);
            return;
        }
        menu->addSeparator();
        menu->addAction(tr("Clear list"), recent, &models::RecentFiles::clear);
    });
    return menu;
}

} // namespace rf::ui
