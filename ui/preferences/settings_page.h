#pragma once
// Settings, as a page: sections at the left, what can be set at the right. Every change is kept and takes effect at once,
// or says that it does at the next start.

#include "models/session/preferences.h"
#include "ui/preferences/keys_panel.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace rf::ui {

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the page.
    SettingsPage(models::Preferences* preferences, KeyMap* keys, QWidget* parent = nullptr);

    KeysPanel* keys() const { return m_keys; }
    QListWidget* sections() const { return m_sections; }
    void showKeys();

private:
    struct Choice {
        QString value, text;
    };
    QVBoxLayout* addSection(const QString& title);
    void addRow(QVBoxLayout* section, const QString& text, const QString& hint, QWidget* editor);
    QWidget* choices(const QString& name, const char* key, const QList<Choice>& choices);
    QWidget* number(const QString& name, const char* key, int least, int most, int step, const QString& suffix, const QString& atZero);
    QWidget* onOff(const QString& name, const char* key);
    QWidget* folder(const QString& name, const char* key);
    void addAppearance();
    void addEditing();
    void addReading();
    void addEndpoint();
    void addFiles();

    models::Preferences* m_preferences;
    QListWidget* m_sections;
    QStackedWidget* m_stack;
    KeysPanel* m_keys;
};

} // namespace rf::ui
