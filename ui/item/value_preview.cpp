#include "ui/item/value_preview.h"

#include "ui/common/buttons.h"
#include "ui/common/labels.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QImageReader>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace rf::ui {

using models::Value;
using models::ValueType;

namespace {

constexpr int kMostPixels = 8'000; ///< of a side: a file of bytes may claim anything
constexpr QSize kPicture(720, 420);
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

QString hexText(const QByteArray& bytes, int most) {
    QString out;
    const qsizetype count = qMin<qsizetype>(bytes.size(), most);
    for (qsizetype at = 0; at < count; at += 16) {
        QString hex, plain;
        for (qsizetype i = at; i < at + 16; ++i) {
            const auto byte = i < count ? uchar(bytes[i]) : uchar(0);
            hex += i < count ? QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0')) : QStringLiteral("   ");
            if (i == at + 7) hex += u' ';
            if (i < count) plain += byte >= 32 && byte < 127 ? QChar(byte) : QChar(u'.');
        }
        out += QStringLiteral("%1  %2 |%3|\n").arg(at, 8, 16, QLatin1Char('0')).arg(hex, plain);
    }
    if (bytes.size() > most) out += ValuePreview::tr("… and %n more byte(s)", nullptr, int(bytes.size() - most));
    return out;
}

ValuePreview::ValuePreview(const QString& name, const Value& value, QWidget* parent)
    : Dialog(name, parent), m_stack(new QStackedWidget) {
    setObjectName(QStringLiteral("valuePreview"));
    const QByteArray bytes = bytesOf(value);
    const bool scalar = value.type() == ValueType::B || value.type() == ValueType::S;
    if (scalar) {
        addImage(bytes);
        const auto text = textOf(bytes);
        const QString json = text ? jsonOf(*text) : QString();
        if (!json.isEmpty()) addText(Side::Json, tr("JSON"), json, false);
        if (text) addText(Side::Text, tr("Text"), *text, true);
        addText(Side::Hex, tr("Hex"), hexText(bytes), false);
    } else {
        addText(Side::Json, tr("JSON"), value.toJson(), true);
        addText(Side::Text, tr("Text"), value.copyText(), true);
    }
    m_segments = new Segments(m_names, nullptr, true);
    m_segments->setObjectName(QStringLiteral("previewSides"));
    m_segments->setAccessibleName(tr("What the value is shown as"));
    connect(m_segments, &Segments::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    auto* top = new QHBoxLayout;
    top->addWidget(m_segments);
    top->addStretch();
    const QString size = scalar ? tr("%1, %n byte(s)", nullptr, int(bytes.size())).arg(models::typeLabel(value.type()))
                                : models::typeLabel(value.type());
    top->addWidget(label(size, uiFont(12), "text2"));
    body()->addLayout(top);
    body()->addWidget(m_stack, 1);
    addAccept(tr("Close"));
    resize(780, 560);
}

void ValuePreview::add(Side side, const QString& name, QWidget* page) {
    m_sides << side;
    m_names << name;
    m_stack->addWidget(page);
}

void ValuePreview::addText(Side side, const QString& name, const QString& text, bool wrapped) {
    auto* page = new QPlainTextEdit;
    page->setReadOnly(true);
    page->setFont(monoFont());
    page->setProperty("framed", true);
    page->setAccessibleName(name);
    page->setLineWrapMode(wrapped ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    page->setPlainText(text.size() > kMostText ? text.left(kMostText) + tr("\n… and more") : text);
    add(side, name, page);
}

void ValuePreview::addImage(const QByteArray& bytes) {
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (!reader.canRead() || !size.isValid() || size.width() > kMostPixels || size.height() > kMostPixels) return;
    if (size.width() > kPicture.width() || size.height() > kPicture.height())
        reader.setScaledSize(size.scaled(kPicture, Qt::KeepAspectRatio));
    const QImage image = reader.read();
    if (image.isNull()) return;
    auto* picture = new QLabel;
    picture->setAlignment(Qt::AlignCenter);
    picture->setPixmap(QPixmap::fromImage(image));
    picture->setObjectName(QStringLiteral("previewPicture"));
    picture->setAccessibleName(tr("Picture, %1 by %2 pixels").arg(size.width()).arg(size.height()));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->addWidget(picture, 1);
    auto* what = label(tr("%1, %2 × %3 pixels")
                           .arg(QString::fromLatin1(reader.format()).toUpper())
                           .arg(size.width())
                           .arg(size.height()),
                       uiFont(12), "text2");
    what->setAlignment(Qt::AlignCenter);
    column->addWidget(what);
    add(Side::Image, tr("Image"), page);
}

QString ValuePreview::text() const {
    const auto* page = qobject_cast<QPlainTextEdit*>(m_stack->currentWidget());
    return page ? page->toPlainText() : QString();
}

} // namespace rf::ui
