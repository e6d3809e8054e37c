#include "ui/item/value_view.h"

#include "models/value/size_text.h"
#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QImageReader>
#include <QJsonDocument>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::Value;
using models::ValueType;

namespace {

constexpr int kMostPixels = 8'000; ///< of a side: a file of bytes may claim anything
constexpr QSize kPicture(1'440, 900); ///< nobody looks at more of it here
constexpr int kMostText = 256 * 1024;

QByteArray bytesOf(const Value& value) {
    if (value.type() == ValueType::B) return QByteArray::fromStdString(value.engine().asBinary());
    return value.type() == ValueType::S ? QByteArray::fromStdString(value.engine().asString()) : QByteArray();
}

/// The text bytes are, if they are one: UTF-8 without control characters but line ends and tabs.
std::optional<QString> textOf(const QByteArray& bytes) {
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes) return {};
    const auto isOdd = [](QChar c) { return c < u' ' && c != u'\n' && c != u'\r' && c != u'\t'; };
    if (std::any_of(text.begin(), text.end(), isOdd)) return {};
    return text;
}

QString jsonOf(const QString& text) {
    const auto document = QJsonDocument::fromJson(text.toUtf8());
    return document.isNull() ? QString() : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

} // namespace

QString hexText(const QByteArray& bytes, int most, bool narrow) {
    const int width = narrow ? 8 : 16;
    QString out;
    const qsizetype count = qMin<qsizetype>(bytes.size(), most);
    for (qsizetype at = 0; at < count; at += width) {
        QString hex, plain;
        for (qsizetype i = at; i < at + width; ++i) {
            const auto byte = i < count ? uchar(bytes[i]) : uchar(0);
            hex += i < count ? QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0')) : QStringLiteral("   ");
            if (!narrow && i == at + 7) hex += u' ';
            if (i < count) plain += byte >= 32 && byte < 127 ? QChar(byte) : QChar(u'.');
        }
        out += narrow ? QStringLiteral("%1 %2%3\n").arg(at, 4, 16, QLatin1Char('0')).arg(hex, plain)
                      : QStringLiteral("%1  %2 |%3|\n").arg(at, 8, 16, QLatin1Char('0')).arg(hex, plain);
    }
    if (bytes.size() > most) out += ValueView::tr("… and %n more byte(s)", nullptr, int(bytes.size() - most));
    return out;
}

PictureView::PictureView(QImage image, const QSize& size, QWidget* parent) : QWidget(parent), m_image(std::move(image)) {
    setObjectName(QStringLiteral("previewPicture"));
    setAccessibleName(ValueView::tr("Picture, %1 by %2 pixels").arg(size.width()).arg(size.height()));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

void PictureView::paintEvent(QPaintEvent*) {
    QSize shown = m_image.size();
    if (shown.width() > width() || shown.height() > height()) shown.scale(size(), Qt::KeepAspectRatio);
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRect(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown), m_image);
}

ValueView::ValueView(Room room, QWidget* parent)
    : QWidget(parent), m_room(room), m_top(new QHBoxLayout), m_size(label({}, uiFont(12), "text2")), m_stack(new QStackedWidget) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    m_top->addStretch();
    m_top->addWidget(m_size);
    rows->addLayout(m_top);
    rows->addWidget(m_stack, 1);
}

void ValueView::setValue(const Value& value) {
    if (m_value && *m_value == value) return;
    const std::optional<Side> before = m_value ? std::optional(side()) : std::nullopt;
    m_value = value;
    m_sides.clear();
    m_names.clear();
    while (QWidget* page = m_stack->widget(0)) {
        m_stack->removeWidget(page);
        page->deleteLater();
    }
    const QByteArray bytes = bytesOf(value);
    const bool scalar = value.type() == ValueType::B || value.type() == ValueType::S;
    if (scalar) {
        addImage(bytes);
        const auto text = textOf(bytes);
        const QString json = text ? jsonOf(*text) : QString();
        if (!json.isEmpty()) addText(Side::Json, tr("JSON"), json, false);
        if (text) addText(Side::Text, tr("Text"), *text, true);
        addText(Side::Hex, tr("Hex"), hexText(bytes, 64 * 1024, m_room == Room::Panel), false);
        if (m_room == Room::Panel) m_stack->widget(m_stack->count() - 1)->setFont(monoFont(11)); // its lines fit the narrow inspector
    } else {
        addText(Side::Json, tr("JSON"), jsonOf(value.toJson()), true);
        addText(Side::Text, tr("Text"), value.copyText(), true);
    }
    const QString type = models::typeLabel(value.type());
    m_size->setText(!scalar                 ? type
                    : m_room == Room::Panel ? models::bytesText(bytes.size())
                                            : tr("%1, %n byte(s)", nullptr, int(bytes.size())).arg(type));
    makeSegments();
    const qsizetype stays = before ? m_sides.indexOf(*before) : 0;
    m_segments->setCurrent(int(std::max<qsizetype>(0, stays)));
    m_stack->setCurrentIndex(m_segments->current());
}

void ValueView::makeSegments() {
    delete m_segments;
    m_segments = new Segments(m_names, nullptr, true);
    m_segments->setObjectName(QStringLiteral("previewSides"));
    m_segments->setAccessibleName(tr("What the value is shown as"));
    connect(m_segments, &Segments::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_top->insertWidget(0, m_segments);
}

ValueView::Side ValueView::side() const { return m_sides.value(m_stack->currentIndex(), Side::Hex); }

void ValueView::add(Side side, const QString& name, QWidget* page) {
    m_sides << side;
    m_names << name;
    m_stack->addWidget(page);
}

void ValueView::addText(Side side, const QString& name, const QString& text, bool wrapped) {
    auto* page = new QPlainTextEdit;
    page->setReadOnly(true);
    page->setFont(monoFont());
    page->setProperty("framed", true);
    page->setAccessibleName(name);
    page->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    page->setPlainText(text.size() > kMostText ? text.left(kMostText) + tr("\n… and more") : text);
    add(side, name, page);
}

void ValueView::addImage(const QByteArray& bytes) {
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    const QString format = QString::fromLatin1(reader.format()).toUpper(); // gone once it is read
    if (!reader.canRead() || !size.isValid() || size.width() > kMostPixels || size.height() > kMostPixels) return;
    if (size.width() > kPicture.width() || size.height() > kPicture.height())
        reader.setScaledSize(size.scaled(kPicture, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull()) return;
    auto* picture = new PictureView(image, size);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(picture, 1);
    auto* what = label(tr("%1, %2 × %3 pixels").arg(format).arg(size.width()).arg(size.height()), uiFont(12), "text2");
    what->setObjectName(QStringLiteral("previewFormat"));
    what->setAlignment(Qt::AlignCenter);
    column->addWidget(what);
    add(Side::Image, tr("Image"), page);
}

QString ValueView::text() const {
    const auto* page = qobject_cast<QPlainTextEdit*>(m_stack->currentWidget());
    return page ? page->toPlainText() : QString();
}

} // namespace rf::ui

#include "moc_value_view.cpp"
