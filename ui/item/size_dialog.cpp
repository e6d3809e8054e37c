#include "ui/item/size_dialog.h"

#include "models/value/size_text.h"
#include "ui/common/buttons.h"
#include "ui/common/fonts.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/list_table.h"
#include "ui/common/tokens.h"
#include "ui/item/size_map.h"
#include "ui/item/size_panel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>

namespace rf::ui {

using models::bytesText;
using models::NameSavingsModel;
using models::SizeEdge;
using models::SizeLevelModel;

namespace {

constexpr int kFacts = 404;

QString exactText(double value) {
    return QLocale().toString(value, 'g', 12);
}

QString edgeTitle(SizeEdge::Kind kind) {
    switch (kind) {
    case SizeEdge::Kind::Write:
        return SizeDialog::tr("Write edge, every 1 KB");
    case SizeEdge::Kind::Read:
        return SizeDialog::tr("Read edge, every 4 KB");
    case SizeEdge::Kind::Limit:
        break;
    }
    return SizeDialog::tr("Largest item, 400 KB");
}

QString edgeWords(const SizeEdge& edge) {
    if (edge.left < 0) return SizeDialog::tr("%1 too many: it cannot be stored.").arg(bytesText(-edge.left));
    if (edge.kind == SizeEdge::Kind::Limit) return SizeDialog::tr("%1 left.").arg(bytesText(edge.left));
    const bool write = edge.kind == SizeEdge::Kind::Write;
    return (write ? SizeDialog::tr("%1 left; beyond, a write costs %2 WCU instead of %3.")
                  : SizeDialog::tr("%1 left; beyond, a strong read costs %2 RCU instead of %3."))
        .arg(bytesText(edge.left), exactText(edge.above), exactText(edge.now));
}

/// Names and figures in the fixed font, as in every other list.
class BytesDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        paintRowGround(painter, option.rect, option.state & QStyle::State_Selected);
        const QVariant align = index.data(Qt::TextAlignmentRole);
        const QRect rect = option.rect.adjusted(8, 0, -8, -1);
        painter->setFont(monoFont(12));
        painter->setPen(color(Token::Text));
        painter->drawText(rect, align.isValid() ? align.toInt() : int(Qt::AlignLeft | Qt::AlignVCenter),
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
        painter->restore();
    }
};

/// The level as a table, the first column as wide as there is room.
class PartsTable : public ListTable {
public:
    PartsTable() : ListTable(QStringLiteral("sizeTable"), SizeDialog::tr("Bytes of the item")) {
        setItemDelegate(new BytesDelegate(this));
        setFrameShape(NoFrame);
    }

protected:
    void fitColumns() override {
        const int widths[] = {0, 56, 96, 100, 70};
        int rest = viewport()->width();
        for (int column = 1; column < SizeLevelModel::ColumnCount; ++column) {
            setColumnWidth(column, widths[column]);
            rest -= widths[column];
        }
        setColumnWidth(0, qMax(120, rest));
    }
};

class SavingsTable : public ListTable {
public:
    SavingsTable() : ListTable(QStringLiteral("savingsTable"), SizeDialog::tr("What shorter names would save")) {
        setItemDelegate(new BytesDelegate(this));
        setFrameShape(NoFrame);
    }

protected:
    void fitColumns() override {
        const int widths[] = {0, 62, 56, 54, 118};
        int rest = viewport()->width();
        for (int column = 1; column < NameSavingsModel::ColumnCount; ++column) {
            setColumnWidth(column, widths[column]);
            rest -= widths[column];
        }
        setColumnWidth(0, qMax(60, rest));
    }
};

} // namespace

SizeDialog::SizeDialog(const models::TableInfo& table, const models::Value& item, const QString& title, QWidget* parent)
    : Dialog(tr("Size of %1").arg(title), parent) {
    setObjectName(QStringLiteral("sizeDialog"));
    resize(980, 620);
    body()->setContentsMargins(0, 0, 0, 0);
    body()->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(makeParts(), 1);
    row->addWidget(new Separator(Qt::Vertical));
    row->addWidget(makeFacts(table, item));
    body()->addLayout(row, 1);
    auto* note = label({}, uiFont(12), "text3");
    const auto explain = [note](int side) {
        note->setText(side == 0 ? tr("Hatched: the name. Enter or a double click looks inside, Backspace comes back.")
                                : tr("Enter or a double click looks inside, Backspace comes back."));
    };
    explain(0);
    connect(m_sides, &Segments::currentChanged, note, explain);
    addFooterNote(note);
    addAccept(tr("Close"));
    connect(&m_level, &SizeLevelModel::levelChanged, this, &SizeDialog::showLevel);
    m_level.setItem(item);
    m_map->setFocus();
}

QWidget* SizeDialog::makeParts() {
    auto* side = new QWidget;
    auto* column = bareColumn(side);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    m_up = new Button(tr("Up"), Look::Flat);
    m_up->setObjectName(QStringLiteral("sizeUp"));
    m_up->setIconName(QStringLiteral("up"));
    m_up->setCompact(true);
    m_place = new ElidedLabel;
    m_place->setObjectName(QStringLiteral("sizePlace"));
    m_place->setFont(monoFont(12, QFont::Medium));
    m_sides = new Segments({tr("Map"), tr("Table")}, nullptr, true);
    m_sides->setObjectName(QStringLiteral("sizeSides"));
    m_sides->setAccessibleName(tr("Map or table"));
    bar->addWidget(m_up);
    bar->addWidget(m_place, 1);
    bar->addWidget(m_sides);
    column->addLayout(bar);
    column->addWidget(new Separator(Qt::Horizontal));
    m_table = new PartsTable;
    m_table->setModel(&m_level);
    m_map = new SizeMap(&m_level);
    m_map->setSelectionModel(m_table->selectionModel());
    m_views = new QStackedWidget;
    m_views->addWidget(m_map);
    m_views->addWidget(m_table);
    column->addWidget(m_views, 1);
    connect(m_sides, &Segments::currentChanged, m_views, &QStackedWidget::setCurrentIndex);
    connect(m_up, &Button::clicked, this, [this] { m_level.up(); });
    connect(m_table, &ListTable::openRequested, this, [this] { m_level.open(m_table->currentRow()); });
    return side;
}

QWidget* SizeDialog::makeFacts(const models::TableInfo& table, const models::Value& item) {
    auto* side = new QFrame;
    side->setProperty("panel", "alt");
    side->setFixedWidth(kFacts);
    auto* column = bareColumn(side);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(14, 12, 14, 12);
    top->setSpacing(4);
    const qint64 bytes = item.itemSizeBytes();
    auto* total = label(tr("%1 in all").arg(bytesText(bytes)), uiFont(16, QFont::DemiBold));
    total->setObjectName(QStringLiteral("sizeTotal"));
    top->addWidget(total);
    for (const SizeEdge& edge : models::sizeEdges(bytes)) addEdge(edge, top);
    column->addLayout(top);
    column->addWidget(new Separator(Qt::Horizontal));
    const models::NameSavings savings = models::nameSavings(table, item);
    auto* words = new QVBoxLayout;
    words->setContentsMargins(14, 10, 14, 8);
    words->setSpacing(2);
    words->addWidget(label(tr("Shorter names"), uiFont(13, QFont::DemiBold)));
    const QString gain = savings.unitsThen < savings.unitsNow
                             ? tr("a write would cost %1 WCU instead of %2").arg(exactText(savings.unitsThen), exactText(savings.unitsNow))
                             : tr("a write would still cost %1 WCU").arg(exactText(savings.unitsNow));
    auto* sum = label(savings.saved > 0 ? tr("All together save %1; %2.").arg(bytesText(savings.saved), gain)
                                        : tr("No name here could be shorter."),
                      uiFont(12), "text2");
    sum->setObjectName(QStringLiteral("savingsSum"));
    sum->setWordWrap(true);
    words->addWidget(sum);
    column->addLayout(words);
    m_savings.setSavings(savings);
    auto* list = new SavingsTable;
    list->setModel(&m_savings);
    column->addWidget(list, 1);
    list->setVisible(savings.saved > 0);
    if (savings.saved == 0) column->addStretch(1);
    return side;
}

void SizeDialog::addEdge(const SizeEdge& edge, QVBoxLayout* into) {
    into->addSpacing(6);
    auto* line = new QHBoxLayout;
    line->addWidget(label(edgeTitle(edge.kind), uiFont(12, QFont::Medium)), 1);
    line->addWidget(label(bytesText(edge.at), monoFont(), "text2"));
    into->addLayout(line);
    auto* fill = new FillBar(true);
    fill->setFraction(double(edge.at - std::max<qint64>(0, edge.left)) / double(edge.at));
    into->addWidget(fill);
    auto* words = label(edgeWords(edge), uiFont(12), edge.left < 0 ? "danger" : "text2");
    words->setWordWrap(true);
    into->addWidget(words);
}

void SizeDialog::showLevel() {
    const bool top = m_level.path().isEmpty();
    m_up->setEnabled(!top);
    m_place->setText(top ? tr("Item") : tr("%1, %2").arg(m_level.path().toString(), bytesText(m_level.bytes())));
    if (m_level.rowCount() > 0) m_table->setCurrentIndex(m_level.index(0, 0));
}

void SizeDialog::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (m_map->hasFocus() || m_table->hasFocus())) return;
    if (event->key() == Qt::Key_Backspace) return void(m_level.up());
    Dialog::keyPressEvent(event);
}

} // namespace rf::ui

#include "moc_size_dialog.cpp"
