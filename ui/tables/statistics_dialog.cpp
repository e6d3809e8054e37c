#include "ui/tables/statistics_dialog.h"

#include "ui/common/bars.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/states.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace rf::ui {

using models::AttributeStatisticsModel;
using models::StatisticsModel;

namespace {

constexpr int kNumber = 56, kBarHeight = 5, kAxis = 18;

QString number(qint64 n) { return QLocale(QLocale::English).toString(n); }

/// "350 of 350 items looked at: 2.1 KB on the mean, the largest 12 KB."
QString sentenceOf(const rf::TableStatistics& found) {
    if (found.items == 0) return StatisticsDialog::tr("The table is empty.");
    return StatisticsDialog::tr("%1 of %2 items looked at: %3 on the mean, the largest %4.")
        .arg(number(found.items), number(found.allItems), sizeText(found.bytes / found.items), sizeText(found.largest));
}

/// A key of DynamoDB JSON, as lists of items say it: "CUSTOMER#c-20418 · ORDER#90881".
QString keyWords(const std::string& json, const QStringList& names) {
    const QJsonObject key = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    QStringList parts;
    for (const QString& name : names) {
        const QJsonObject typed = key[name].toObject();
        if (!typed.isEmpty()) parts << typed.begin()->toString();
    }
    return parts.join(QStringLiteral(" · "));
}

/// A percentage, and a bar of it.
class ShareDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QVariant share = index.data(AttributeStatisticsModel::ShareRole);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, color(Token::AccentSoft));
        const QRect cell = option.rect.adjusted(8, 0, -8, 0);
        painter->setFont(monoFont(12));
        painter->setPen(color(Token::Text));
        if (!share.isValid()) {
            painter->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, cell.width()));
        } else {
            painter->drawText(QRect(cell.left(), cell.top(), kNumber, cell.height()), Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
            const Token ink = index.column() == AttributeStatisticsModel::Bytes ? Token::Burst : Token::Accent;
            paintBar(painter, QRectF(cell.left() + kNumber + 8, cell.center().y() - kBarHeight / 2.0, cell.width() - kNumber - 8, kBarHeight), share.toDouble(), color(ink));
        }
        painter->restore();
    }
};

} // namespace

// ---- sizes

SizeChart::SizeChart(QWidget* parent) : QWidget(parent) {
    setFixedHeight(sizeHint().height());
    setAccessibleName(tr("Items by size"));
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void SizeChart::show(const rf::TableStatistics& statistics) {
    m_sizes = statistics.sizes;
    QStringList words;
    for (std::size_t i = 0; i < m_sizes.size(); ++i)
        if (m_sizes[i] > 0) words << QStringLiteral("%1: %2").arg(StatisticsModel::sizeName(int(i)), number(m_sizes[i]));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    setToolTip(words.join(u'\n'));
    update();
}

void SizeChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double most = double(std::max<std::int64_t>(1, *std::max_element(m_sizes.begin(), m_sizes.end())));
    const double step = double(width()) / double(m_sizes.size());
    const double bottom = height() - kAxis;
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        const double tall = m_sizes[i] > 0 ? std::max(2.0, double(m_sizes[i]) / most * (bottom - 16)) : 0;
        const QRectF bar(double(i) * step + 3, bottom - tall, step - 6, tall);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Accent));
        painter.drawRect(bar);
        if (m_sizes[i] > 0) {
            painter.setPen(color(Token::Text2));
            painter.setFont(monoFont(11));
            painter.drawText(QRectF(double(i) * step - 8, bar.top() - 15, step + 16, 14), Qt::AlignCenter, number(m_sizes[i]));
        }
        painter.setPen(color(Token::Text3));
        painter.setFont(uiFont(11));
        painter.drawText(QRectF(double(i) * step, bottom + 3, step, kAxis - 3), Qt::AlignCenter, StatisticsModel::sizeName(int(i)).mid(2));
    }
    painter.setPen(color(Token::Line));
    painter.drawLine(QPointF(0, bottom + 0.5), QPointF(width(), bottom + 0.5));
}

// ---- the dialog

StatisticsDialog::StatisticsDialog(models::FileSession* file, const models::TableInfo& table, QWidget* parent)
    : Dialog(tr("Statistics of %1").arg(table.name), parent), m_keys(table.keyNames()), m_sentence(label({}, uiFont())), m_partitions(label({}, uiFont(12), "text2")),
      m_progress(new ProgressLine), m_sizes(new SizeChart), m_attributes(new QTableView) {
    setObjectName(QStringLiteral("tableStatistics"));
    resize(720, 640);
    m_sentence->setWordWrap(true);
    m_partitions->setWordWrap(true);
    body()->addWidget(m_sentence);
    body()->addWidget(m_progress);
    body()->addWidget(label(tr("Items by size"), uiFont(12, QFont::DemiBold), "text2"));
    body()->addWidget(m_sizes);
    body()->addWidget(m_partitions);
    body()->addWidget(label(tr("Attributes"), uiFont(12, QFont::DemiBold), "text2"));
    m_attributes->setModel(m_model.attributes());
    m_attributes->setItemDelegate(new ShareDelegate(m_attributes));
    m_attributes->setAccessibleName(tr("Attributes"));
    m_attributes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_attributes->setShowGrid(false);
    m_attributes->verticalHeader()->hide();
    m_attributes->verticalHeader()->setDefaultSectionSize(kGridRow);
    m_attributes->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_attributes->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_attributes->horizontalHeader()->setHighlightSections(false);
    m_attributes->horizontalHeader()->setFixedHeight(kGridHeader);
    body()->addWidget(m_attributes, 1);
    m_all = new Button(tr("Look at every item"));
    addFooterNote(m_all);
    addAccept(tr("Close"));
    connect(m_all, &Button::clicked, this, [this] { m_model.isRunning() ? m_model.cancel() : m_model.examine(true); });
    connect(&m_model, &StatisticsModel::changed, this, &StatisticsDialog::refresh);
    m_model.setTable(file, table.region, table.name);
    m_model.examine(false);
}

void StatisticsDialog::refresh() {
    const bool running = m_model.isRunning();
    m_progress->setActive(running);
    if (running) m_progress->setFraction(m_model.progress());
    m_all->setText(running ? tr("Cancel") : tr("Look at every item"));
    if (!m_model.failure().isEmpty()) {
        setTone(m_sentence, "danger");
        m_sentence->setText(m_model.failure().detail.isEmpty() ? m_model.failure().headline : m_model.failure().detail);
        return;
    }
    setTone(m_sentence, "");
    if (!m_model.isKnown()) return m_sentence->setText(tr("Looking at the items…"));
    const rf::TableStatistics& found = m_model.statistics();
    m_all->setVisible(running || found.items < found.allItems);
    m_sentence->setText(sentenceOf(found));
    m_sizes->show(found);
    m_partitions->setText(found.partitions == 0 ? QString()
                                                : tr("%1 partition keys; the largest, %2, has %3 items. The largest item is %4.")
                                                      .arg(number(found.partitions), models::fromUtf8(found.largestPartitionKey), number(found.largestPartition),
                                                           keyWords(found.largestKey, m_keys)));
}

QString StatisticsDialog::sentence() const { return m_sentence->text(); }

} // namespace rf::ui

#include "moc_statistics_dialog.cpp"
