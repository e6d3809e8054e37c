#include "ui/item/size_panel.h"

#include "models/value/size_text.h"
#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

namespace rf::ui {

using models::bytesText;

namespace {

constexpr int kBars = 3;

QString roundedUnits(double units) {
    return QLocale().toString(units, 'f', units == qRound64(units) ? 0 : 1);
}

QString colored(Token token, const QString& text) {
    return QStringLiteral("<span style=\"color:%1; font-weight:500\">%2</span>")
        .arg(color(token).name(), text.toHtmlEscaped());
}

} // namespace

FillBar::FillBar(bool accent, QWidget* parent) : QWidget(parent), m_accent(accent) {
    setFixedHeight(6);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FillBar::setFraction(double fraction) {
    m_fraction = qBound(0.0, fraction, 1.0);
    update();
}

void FillBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Press));
    painter.drawRoundedRect(rect(), 3, 3);
    if (m_fraction <= 0) return;
    painter.setBrush(color(m_accent ? Token::Accent : Token::Ctl));
    painter.drawRoundedRect(QRectF(0, 0, qMax(6.0, width() * m_fraction), height()), 3, 3);
}

SizePanel::SizePanel(QWidget* parent)
    : QFrame(parent), m_size(label({}, monoFont(12, QFont::Medium))), m_edge(label({}, monoFont(), "text3")),
      m_fill(new FillBar(true)), m_write(label({}, monoFont())), m_read(label({}, monoFont())),
      m_places(new QHBoxLayout), m_largestArea(new QWidget(this)) {
    setProperty("panel", "alt");
    setObjectName(QStringLiteral("sizePanel"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(0);
    auto* head = m_head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(label(tr("Item size"), uiFont(13, QFont::DemiBold)), 1);
    head->addWidget(m_size);
    head->addWidget(m_edge);
    column->addLayout(head);
    column->addSpacing(4);
    column->addWidget(m_fill);
    column->addSpacing(8);
    row(tr("Write"), m_write, column, &m_operation);
    row(tr("Read"), m_read, column);
    auto* places = row(tr("Present in"), nullptr, column);
    m_places->setSpacing(4);
    places->addLayout(m_places);

    auto* largest = new QVBoxLayout(m_largestArea);
    largest->setContentsMargins(0, 8, 0, 0);
    largest->setSpacing(0);
    largest->addWidget(new Separator(Qt::Horizontal));
    largest->addSpacing(6);
    for (int i = 0; i < kBars; ++i) {
        Bar bar{new QWidget(m_largestArea), new ElidedLabel, new FillBar(false), label({}, monoFont())};
        bar.name->setFont(monoFont());
        bar.name->setProperty("tone", "text2");
        bar.name->setFixedWidth(76);
        bar.bytes->setFixedWidth(58);
        bar.bytes->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        bar.row->setFixedHeight(20);
        auto* line = new QHBoxLayout(bar.row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        line->addWidget(bar.name);
        line->addWidget(bar.fill, 1);
        line->addWidget(bar.bytes);
        largest->addWidget(bar.row);
        m_bars << bar;
    }
    column->addWidget(m_largestArea);
    for (QLabel* rich : {m_write, m_read, m_size}) rich->setTextFormat(Qt::RichText);
}

QHBoxLayout* SizePanel::row(const QString& name, QLabel* value, QVBoxLayout* into, QLabel** captionOut) {
    auto* line = new QHBoxLayout;
    auto* caption = label(name, uiFont(12), "text2");
    caption->setFixedHeight(20);
    if (captionOut) *captionOut = caption;
    line->addWidget(caption, 1);
    if (value) line->addWidget(value);
    into->addLayout(line);
    return line;
}

void SizePanel::setOperation(const QString& name) {
    m_operation->setText(name);
}

void SizePanel::offerDetails() {
    auto* button = new IconButton(QStringLiteral("search"), tr("Size in detail"), nullptr, 20);
    button->setObjectName(QStringLiteral("sizeDetails"));
    m_head->insertWidget(1, button);
    m_head->insertSpacing(2, 6);
    connect(button, &QAbstractButton::clicked, this, &SizePanel::detailsRequested);
}

void SizePanel::setLargestShown(bool shown) {
    m_largestArea->setVisible(shown);
}

void SizePanel::show(const models::ItemCost& cost, const QList<AttributeSize>& largest, qint64 loadedBytes) {
    const bool changed = loadedBytes >= 0 && loadedBytes != cost.bytes;
    m_size->setText(changed ? colored(Token::Text3, QLocale().toString(loadedBytes) + QStringLiteral(" → ")) +
                                  bytesText(cost.bytes)
                            : bytesText(cost.bytes));
    m_edge->setText(QStringLiteral(" / ") + bytesText(cost.nextEdge));
    m_fill->setFraction(cost.nextEdge > 0 ? double(cost.bytes) / double(cost.nextEdge) : 0);
    QString write = colored(Token::Write, tr("%1 WCU").arg(roundedUnits(cost.write.table)));
    for (const auto& [name, units] : cost.write.indexes) {
        if (cost.write.indexes.size() > 2) {
            write += tr(" + %1 on %n index(es)", nullptr, int(cost.write.indexes.size()))
                         .arg(roundedUnits(cost.write.indexTotal()));
            break;
        }
        write += tr(" + %1 on %2").arg(roundedUnits(units), name.toHtmlEscaped());
    }
    m_write->setText(write);
    m_read->setText(colored(Token::Read, tr("%1 RCU").arg(roundedUnits(cost.readEventual))) +
                    tr(" eventual · %1 strong").arg(roundedUnits(cost.readStrong)));
    while (QLayoutItem* old = m_places->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    QStringList names = cost.presentIn;
    const int more = int(names.size()) - 4;
    if (more > 0) names = names.mid(0, 4) << tr("+%1").arg(more);
    for (const QString& name : names) m_places->addWidget(new Tag(fontMetrics().elidedText(name, Qt::ElideRight, 64)));
    setToolTip(cost.presentIn.join(QStringLiteral(", ")));
    for (int i = 0; i < kBars; ++i) {
        const bool used = i < largest.size();
        m_bars[i].row->setVisible(used);
        if (!used) continue;
        m_bars[i].name->setText(largest[i].name);
        m_bars[i].fill->setFraction(largest[0].bytes > 0 ? double(largest[i].bytes) / double(largest[0].bytes) : 0);
        m_bars[i].bytes->setText(bytesText(largest[i].bytes));
    }
    setAccessibleName(tr("Item size %1").arg(bytesText(cost.bytes)));
}

} // namespace rf::ui

#include "moc_size_panel.cpp"
