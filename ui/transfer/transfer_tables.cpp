#include "ui/transfer/transfer_tables.h"

#include "models/transfer/mapping_model.h"
#include "models/transfer/preview_model.h"
#include "ui/common/chips.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

namespace rf::ui {

using models::MappingModel;
using models::PreviewModel;

namespace {

void write(QPainter* painter, const QRect& rect, const QString& text, const QFont& font, Token ink, Qt::Alignment align = Qt::AlignLeft) {
    painter->setFont(font);
    painter->setPen(color(ink));
    painter->drawText(rect, int(align | Qt::AlignVCenter), painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

QRect checkRect(const QRect& cell) { return {cell.left() + 10, cell.center().y() - 6, 14, 14}; }

class PreviewDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        paintRowGround(painter, option.rect, false);
        const QString problem = index.data(PreviewModel::ProblemRole).toString();
        const QRect rect = option.rect.adjusted(10, 0, -8, -1);
        const QString text = index.data().toString();
        const QString code = index.data(PreviewModel::TypeCodeRole).toString();
        if (index.column() == 0) {
            write(painter, rect, text, monoFont(), problem.isEmpty() ? Token::Text3 : Token::Danger, Qt::AlignRight);
        } else if (!problem.isEmpty()) {
            painter->fillRect(option.rect.adjusted(0, 0, 0, -1), color(Token::DangerSoft));
            paintIcon(painter, QRectF(rect.left(), rect.center().y() - 6, 13, 13), QStringLiteral("warn"), 13, color(Token::Danger));
            write(painter, rect.adjusted(20, 0, 0, 0), text, uiFont(12), Token::Danger);
        } else if (code.isEmpty()) {
            painter->fillRect(option.rect.adjusted(0, 0, 0, -1), color(Token::Absent));
        } else {
            const bool right = code == QLatin1String("N");
            write(painter, rect, text, monoFont(), code == QLatin1String("S") ? Token::Text : typeToken(code), right ? Qt::AlignRight : Qt::AlignLeft);
        }
        painter->restore();
    }
};

} // namespace

void MappingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    paintRowGround(painter, option.rect, option.state & QStyle::State_Selected);
    QRect rect = option.rect.adjusted(10, 0, -8, -1);
    const bool used = index.data(MappingModel::UsedRole).toBool();
    const Token ink = used ? Token::Text : Token::Text3;
    const QString text = index.data().toString();
    switch (index.column()) {
    case MappingModel::SourceColumn: {
        const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const QRectF box = QRectF(checkRect(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(color(checked ? Token::Accent : Token::Ctl));
        painter->setBrush(checked ? color(Token::Accent) : color(Token::Base));
        painter->drawRoundedRect(box, 3, 3);
        if (checked) paintIcon(painter, box.adjusted(1, 1, -1, -1), QStringLiteral("check"), 10, color(Token::OnAccent));
        write(painter, rect.adjusted(24, 0, 0, 0), text, monoFont(), ink);
        break;
    }
    case MappingModel::AttributeColumn: {
        const bool key = index.data(MappingModel::KeyRole).toBool();
        if (key) paintIcon(painter, QRectF(rect.right() - 13, rect.center().y() - 6, 13, 13), QStringLiteral("key"), 13, color(Token::AccentText));
        write(painter, rect.adjusted(0, 0, key ? -18 : 0, 0), text, used ? monoFont(12, key ? QFont::DemiBold : QFont::Normal) : uiFont(12), ink);
        break;
    }
    case MappingModel::TypeColumn:
    case MappingModel::EmptyColumn: {
        if (!used) break;
        const QString code = index.data(MappingModel::TypeCodeRole).toString();
        if (index.column() == MappingModel::TypeColumn && code.size() <= 4 && code != QLatin1String("auto") && code != QLatin1String("JSON")) {
            paintTypeBadge(painter, rect, code);
            rect.adjust(40, 0, 0, 0);
        }
        const bool editable = index.flags() & Qt::ItemIsEditable;
        if (editable) paintIcon(painter, QRectF(option.rect.right() - 20, rect.center().y() - 5, 12, 12), QStringLiteral("down"), 12, color(Token::Text3));
        write(painter, rect.adjusted(0, 0, editable ? -16 : 0, 0), text, uiFont(12), ink);
        break;
    }
    case MappingModel::SampleColumn: write(painter, rect, text, monoFont(), used ? Token::Text2 : Token::Text3); break;
    default: write(painter, rect, text, monoFont(), ink);
    }
    painter->restore();
}

QWidget* MappingDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QStringList choices = index.data(MappingModel::ChoicesRole).toStringList();
    if (choices.isEmpty()) {
        auto* edit = new QLineEdit(parent);
        edit->setFont(monoFont());
        edit->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        setCompact(edit);
        return edit;
    }
    Q_UNUSED(option);
    auto* box = new QComboBox(parent);
    box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    box->addItems(choices);
    setCompact(box);
    auto* self = const_cast<MappingDelegate*>(this);
    connect(box, &QComboBox::activated, self, [self, box] {
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    return box;
}

void MappingDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor)) return box->setCurrentIndex(index.data(Qt::EditRole).toInt());
    if (auto* edit = qobject_cast<QLineEdit*>(editor)) edit->setText(index.data(Qt::EditRole).toString());
}

void MappingDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor)) model->setData(index, box->currentIndex());
    if (auto* edit = qobject_cast<QLineEdit*>(editor)) model->setData(index, edit->text());
}

bool MappingDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const bool released = event->type() == QEvent::MouseButtonRelease;
    if (!released || index.column() != MappingModel::SourceColumn) return false;
    if (!checkRect(option.rect).adjusted(-8, -6, 8, 6).contains(static_cast<QMouseEvent*>(event)->pos())) return false;
    const bool used = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, int(used ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

MappingTable::MappingTable(QWidget* parent) : ListTable(QStringLiteral("mappingTable"), tr("Columns and what becomes of them"), parent) {
    setItemDelegate(new MappingDelegate(this));
    setEditTriggers(DoubleClicked | EditKeyPressed);
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (!index.data(MappingModel::ChoicesRole).toStringList().isEmpty() && (index.flags() & Qt::ItemIsEditable)) edit(index);
    });
    connect(this, &ListTable::pauseRequested, this, [this] {
        const QModelIndex source = currentIndex().siblingAtColumn(MappingModel::SourceColumn);
        const bool used = source.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        if (source.isValid()) model()->setData(source, int(used ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    });
    connect(this, &ListTable::openRequested, this, [this] {
        if (currentIndex().isValid() && (currentIndex().flags() & Qt::ItemIsEditable) && state() != EditingState) edit(currentIndex());
    });
}

/// Another file may have other columns to say something in.
void MappingTable::setModel(QAbstractItemModel* model) {
    ListTable::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &MappingTable::fitColumns);
}

void MappingTable::fitColumns() {
    const int room = viewport()->width();
    const int fixed[] = {std::max(140, room / 5), std::max(140, room / 5), 190, 110, 96};
    const auto* mapping = qobject_cast<MappingModel*>(model());
    int used = 0;
    for (int i = 0; i < 5; ++i) {
        const bool shown = mapping == nullptr || mapping->isUsed(i);
        setColumnHidden(i, !shown);
        setColumnWidth(i, fixed[i]);
        if (shown) used += fixed[i];
    }
    setColumnWidth(MappingModel::SampleColumn, std::max(120, room - used));
}

PreviewTable::PreviewTable(QWidget* parent) : ListTable(QStringLiteral("previewTable"), tr("The first rows as items"), parent) {
    setItemDelegate(new PreviewDelegate(this));
    setFocusPolicy(Qt::TabFocus);
    horizontalHeader()->setStretchLastSection(true); // what is wrong with a row has room to be said
}

void PreviewTable::setModel(QAbstractItemModel* model) {
    ListTable::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &PreviewTable::arrange);
    arrange();
}

void PreviewTable::arrange() {
    clearSpans();
    const int columns = model()->columnCount();
    setColumnWidth(0, 52);
    for (int column = 1; column < columns; ++column) {
        int widest = fontMetrics().horizontalAdvance(model()->headerData(column, Qt::Horizontal).toString()) + 28;
        for (int row = 0; row < std::min(20, model()->rowCount()); ++row) {
            const QModelIndex cell = model()->index(row, column);
            if (cell.data(PreviewModel::ProblemRole).toString().isEmpty())
                widest = std::max(widest, QFontMetrics(monoFont()).horizontalAdvance(cell.data().toString()) + 22);
        }
        setColumnWidth(column, std::min(widest, 220));
    }
    for (int row = 0; row < model()->rowCount() && columns > 2; ++row)
        if (!model()->index(row, 0).data(PreviewModel::ProblemRole).toString().isEmpty()) setSpan(row, 1, 1, columns - 1);
}

} // namespace rf::ui

#include "moc_transfer_tables.cpp"
