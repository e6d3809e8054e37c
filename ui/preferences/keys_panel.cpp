#include "ui/preferences/keys_panel.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/density.h"
#include "ui/common/labels.h"
#include "ui/common/list_table.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace rf::ui {

namespace {

class KeysDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool selected = option.state & QStyle::State_Selected;
        paintRowGround(painter, option.rect, selected);
        const bool changed = index.data(KeyMap::ChangedRole).toBool();
        QRect rect = option.rect.adjusted(12, 0, -12, 0);
        if (index.column() == KeyMap::Command) {
            painter->setFont(uiFont(13, changed ? QFont::DemiBold : QFont::Normal));
            painter->setPen(color(Token::Text));
            painter->drawText(rect, Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        } else {
            const QStringList keys = index.data().toString().split(QStringLiteral(", "), Qt::SkipEmptyParts);
            for (qsizetype i = keys.size(); i-- > 0;) rect.setRight(rect.right() - paintKeyHint(painter, rect, keys[i]) - 6);
        }
        painter->restore();
    }
};

Button* named(const QString& text, const char* name) {
    auto* button = new Button(text);
    button->setObjectName(QString::fromLatin1(name));
    return button;
}

} // namespace

KeysPanel::KeysPanel(KeyMap* map, QWidget* parent)
    : QWidget(parent), m_map(map), m_field(new SearchField(tr("Search commands and keys"))), m_list(new QTableView),
      m_name(label({}, uiFont(13, QFont::DemiBold))), m_edit(new QKeySequenceEdit), m_conflict(label({}, uiFont(12), "warn")),
      m_set(named(tr("Set"), "setKeys")), m_clear(named(tr("No keys"), "clearKeys")),
      m_reset(named(tr("Reset"), "resetKeys")), m_resetAll(named(tr("Reset all"), "resetAllKeys")) {
    m_field->setObjectName(QStringLiteral("keysSearch"));
    m_rows.setSourceModel(map);
    m_rows.setFilterRole(KeyMap::SearchRole);
    m_rows.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("keysList"));
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setModel(&m_rows);
    m_list->setItemDelegate(new KeysDelegate(m_list));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->hide();
    m_list->horizontalHeader()->setSectionResizeMode(KeyMap::Command, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(KeyMap::Keys, QHeaderView::Fixed);
    m_list->setColumnWidth(KeyMap::Keys, 240);
    Density::follow(m_list->verticalHeader(), kListRow);
    m_edit->setObjectName(QStringLiteral("keysEdit"));
    m_edit->setAccessibleName(tr("New keys"));
    m_edit->setFixedWidth(180);
    m_conflict->setObjectName(QStringLiteral("keysConflict"));
    m_conflict->setWordWrap(true);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_field, 1);
    top->addWidget(m_resetAll);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(8);
    bottom->addWidget(m_name);
    bottom->addStretch(1);
    for (QWidget* each : {static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_set), static_cast<QWidget*>(m_clear), static_cast<QWidget*>(m_reset)})
        bottom->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    column->addLayout(bottom);
    column->addWidget(m_conflict);

    connect(m_field, &QLineEdit::textChanged, &m_rows, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysPanel::refresh);
    connect(m_list, &QTableView::activated, this, [this] { m_edit->setFocus(Qt::OtherFocusReason); });
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &KeysPanel::showConflict);
    for (auto* text : m_edit->findChildren<QLineEdit*>()) // keySequenceChanged waits a second for more keys
        connect(text, &QLineEdit::textChanged, this, &KeysPanel::showConflict);
    connect(map, &QAbstractItemModel::dataChanged, this, &KeysPanel::refresh);
    connect(m_set, &Button::clicked, this, [this] {
        const QKeySequence key = m_edit->keySequence();
        m_map->give(current(), key.isEmpty() ? key : QKeySequence(key[0]));
        refresh();
    });
    connect(m_clear, &Button::clicked, this, [this] { m_map->clear(current()); });
    connect(m_reset, &Button::clicked, this, [this] { m_map->reset(current()); });
    connect(m_resetAll, &Button::clicked, this, [this] { m_map->resetAll(); });
    m_list->selectRow(0);
    refresh();
}

QString KeysPanel::current() const {
    return m_list->currentIndex().data(KeyMap::IdRole).toString();
}

void KeysPanel::choose(const QString& id) {
    m_field->clear();
    m_list->selectRow(m_rows.mapFromSource(m_map->index(m_map->rowOf(id), 0)).row());
}

void KeysPanel::refresh() {
    const QString id = current();
    m_name->setText(m_map->nameOf(id));
    const QSignalBlocker quiet(m_edit);
    m_edit->clear();
    for (QWidget* each : {static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_clear)}) each->setEnabled(!id.isEmpty());
    m_reset->setEnabled(m_map->isChanged(id));
    showConflict();
}

QString KeysPanel::conflictText(const QKeySequence& key, const QString& owner) const {
    const QString taken = key.toString(QKeySequence::NativeText), name = m_map->nameOf(owner);
    const QList<QKeySequence> left = m_map->keysWithout(owner, key);
    if (left.isEmpty()) return tr("%1 is now for “%2”, which will have none.").arg(taken, name);
    return tr("%1 is now for “%2”, which keeps %3.").arg(taken, name, shownKeys(left));
}

void KeysPanel::showConflict() {
    const QKeySequence all = m_edit->keySequence();
    const QKeySequence key = all.isEmpty() ? all : QKeySequence(all[0]);
    const QString problem = KeyMap::problemOf(key), owner = m_map->ownerOf(key, current());
    m_set->setEnabled(!key.isEmpty() && problem.isEmpty() && !current().isEmpty());
    m_set->setText(owner.isEmpty() ? tr("Set") : tr("Take them"));
    m_conflict->setText(!problem.isEmpty() ? problem : owner.isEmpty() ? QString() : conflictText(key, owner));
    m_conflict->setVisible(!m_conflict->text().isEmpty());
    layout()->activate(); // the words take room from the list
    m_list->scrollTo(m_list->currentIndex());
}

} // namespace rf::ui

#include "moc_keys_panel.cpp"
