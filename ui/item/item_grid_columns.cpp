// Columns of the grid: which pane has them, how wide, in what order; kept by attribute name.

#include "ui/item/attribute_delegate.h"
#include "ui/item/grid_headers.h"
#include "ui/item/item_grid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace rf::ui {

using models::ItemsModel;

void ItemGrid::setSettings(models::SettingsStore* settings) {
    m_settings = settings;
    load();
    arrangeColumns();
}

QString ItemGrid::settingsKey() const {
    const auto table = m_tab->table();
    const QString file = m_tab->session() ? m_tab->session()->path() : QString();
    return QStringLiteral("items/columns/%1/%2/%3")
        .arg(QString::fromLatin1(file.toUtf8().toPercentEncoding()), table.region, table.name);
}

void ItemGrid::load() {
    if (!m_settings) return;
    const QVariantMap saved = m_settings->value(settingsKey()).toMap();
    const QVariantMap widths = saved.value(QStringLiteral("widths")).toMap();
    for (auto it = widths.begin(); it != widths.end(); ++it) m_widths.insert(it.key(), it.value().toInt());
    const QStringList hidden = saved.value(QStringLiteral("hidden")).toStringList();
    m_hidden = QSet<QString>(hidden.begin(), hidden.end());
    m_order = saved.value(QStringLiteral("order")).toStringList();
}

void ItemGrid::save() {
    if (!m_settings) return;
    QVariantMap widths;
    for (auto it = m_widths.begin(); it != m_widths.end(); ++it) widths.insert(it.key(), it.value());
    m_settings->setValue(settingsKey(), QVariantMap{{QStringLiteral("widths"), widths},
                                                    {QStringLiteral("hidden"), QStringList(m_hidden.values())},
                                                    {QStringLiteral("order"), m_order}});
}

void ItemGrid::arrangeColumns() {
    if (m_arranging) return;
    m_arranging = true;
    const QStringList names = m_tab->items()->attributes();
    const int count = m_rows->columnCount(), keys = keyColumns();
    for (int column = 0; column < count; ++column) {
        const bool key = column < keys;
        m_pinned->setColumnHidden(column, !key);
        m_rest->setColumnHidden(column, key || m_hidden.contains(names.value(column)));
        const auto width = m_widths.constFind(names.value(column));
        if (width != m_widths.constEnd()) (key ? m_pinned : m_rest)->setColumnWidth(column, *width);
    }
    int to = keys;
    for (const QString& name : std::as_const(m_order)) {
        const int column = int(names.indexOf(name));
        if (column >= keys && column < count) m_restHeader->moveSection(m_restHeader->visualIndex(column), to++);
    }
    m_arranging = false;
    sizeNewColumns();
    placePinned();
}

void ItemGrid::sizeNewColumns() {
    if (m_rows->rowCount() == 0) return;
    m_arranging = true;
    const QStringList names = m_tab->items()->attributes();
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const QString name = names.value(column);
        if (m_widths.contains(name)) continue;
        const int width = idealWidth(column);
        m_widths.insert(name, width);
        (column < keyColumns() ? m_pinned : m_rest)->setColumnWidth(column, width);
    }
    m_arranging = false;
    placePinned();
}

int ItemGrid::idealWidth(int column) const {
    const QString name = m_rows->headerData(column, Qt::Horizontal).toString();
    int width = QFontMetrics(font()).horizontalAdvance(name) + (column < keyColumns() ? 64 : 40);
    for (int row = 0; row < qMin(60, m_rows->rowCount()); ++row)
        width = qMax(width, m_delegate->sizeHint({}, m_rows->index(row, column)).width());
    if (column < keyColumns()) return qBound(52, width, 240);
    const QVariant type = m_rows->headerData(column, Qt::Horizontal, ItemsModel::TypeRole);
    const bool inside = type.isValid() && type.toInt() >= 0 && models::isContainer(models::ValueType(type.toInt()));
    return qBound(52, width, inside ? 124 : 220); // a list or map is looked into elsewhere
}

void ItemGrid::columnResized(int column, int width) {
    if (m_arranging || width <= 0) return;
    m_widths.insert(m_tab->items()->attributes().value(column), width);
    if (column < keyColumns()) placePinned();
    save();
}

void ItemGrid::columnsMoved() {
    if (m_arranging) return;
    m_order.clear();
    const QStringList names = m_tab->items()->attributes();
    for (int visual = 0; visual < m_restHeader->count(); ++visual) {
        const int column = m_restHeader->logicalIndex(visual);
        if (column >= keyColumns()) m_order << names.value(column);
    }
    save();
}

QStringList ItemGrid::movableAttributes() const {
    return m_tab->items()->attributes().mid(keyColumns());
}

bool ItemGrid::isShown(const QString& attribute) const {
    return !m_hidden.contains(attribute);
}

void ItemGrid::setShown(const QString& attribute, bool shown) {
    if (shown)
        m_hidden.remove(attribute);
    else
        m_hidden.insert(attribute);
    arrangeColumns();
    save();
}

void ItemGrid::resetColumns() {
    m_hidden.clear();
    m_order.clear();
    m_widths.clear();
    m_arranging = true;
    for (int column = keyColumns(); column < m_restHeader->count(); ++column)
        m_restHeader->moveSection(m_restHeader->visualIndex(column), column);
    m_arranging = false;
    arrangeColumns();
    save();
}

void ItemGrid::fillColumnsMenu(QMenu* menu) {
    menu->clear();
    for (const QString& name : movableAttributes()) {
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(isShown(name));
        connect(action, &QAction::toggled, this, [this, name](bool shown) { setShown(name, shown); });
    }
    if (!menu->isEmpty()) menu->addSeparator();
    menu->addAction(tr("Show all, as first seen"), this, &ItemGrid::resetColumns);
}

void ItemGrid::columnMenu(GridPane* pane, const QPoint& at) {
    const int column = pane->horizontalHeader()->logicalIndexAt(at);
    if (column < 0) return;
    const QString name = m_tab->items()->attributes().value(column);
    QMenu menu(this);
    if (column >= keyColumns())
        menu.addAction(tr("Hide column “%1”").arg(name), this, [this, name] { setShown(name, false); });
    menu.addAction(tr("Fit to contents"), this, [=, this] { pane->setColumnWidth(column, idealWidth(column)); });
    menu.addAction(tr("Copy name"), this, [name] { QGuiApplication::clipboard()->setText(name); });
    menu.addSeparator();
    fillColumnsMenu(menu.addMenu(tr("Columns")));
    menu.exec(pane->horizontalHeader()->mapToGlobal(at));
}

} // namespace rf::ui
