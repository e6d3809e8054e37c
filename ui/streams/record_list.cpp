#include "ui/streams/record_list.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QHeaderView>
#include <QPainter>

namespace rf::ui {

using models::RecordModel;

QPair<QColor, QColor> eventColors(const QString& event) {
    if (event == QLatin1String("INSERT")) return {color(Token::Ok), color(Token::OkSoft)};
    if (event == QLatin1String("MODIFY")) return {color(Token::Warn), color(Token::WarnSoft)};
    return {color(Token::Danger), color(Token::DangerSoft)};
}

void RecordDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(painter, option.rect, option.state & QStyle::State_Selected);
    const QRect inner = option.rect.adjusted(index.column() == RecordModel::Time ? 16 : 8, 0, -8, -1);
    const QString text = index.data().toString();
    if (index.column() == RecordModel::Event) {
        const auto [ink, ground] = eventColors(text);
        paintSoftBox(painter, inner, text, ink, ground);
    } else {
        const bool prose = index.column() == RecordModel::Changed;
        const bool secondary = prose || index.column() == RecordModel::Time || index.column() == RecordModel::Sequence;
        painter->setFont(prose ? uiFont(12) : monoFont(12));
        painter->setPen(color(secondary ? Token::Text2 : Token::Text));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
    }
    painter->restore();
}

RecordList::RecordList(QWidget* parent) : ListTable(QStringLiteral("recordList"), tr("Records"), parent) {
    setItemDelegate(new RecordDelegate(this));
    horizontalHeader()->setStretchLastSection(false);
}

/// Keys share what time, event and sequence leave; the summary has a third of it.
void RecordList::fitColumns() {
    const bool range = static_cast<RecordModel*>(model())->hasRange();
    const int time = 100, event = 74, sequence = 98;
    const int left = std::max(200, viewport()->width() - time - event - sequence);
    setColumnHidden(RecordModel::Range, !range);
    setColumnWidth(RecordModel::Time, time);
    setColumnWidth(RecordModel::Event, event);
    setColumnWidth(RecordModel::Hash, range ? left * 37 / 100 : left * 55 / 100);
    setColumnWidth(RecordModel::Range, left * 37 / 100);
    setColumnWidth(RecordModel::Changed, range ? left - 2 * (left * 37 / 100) : left - left * 55 / 100);
    setColumnWidth(RecordModel::Sequence, sequence);
}

} // namespace rf::ui

#include "moc_record_list.cpp"
